"""The panel Căn cứ và trích dẫn: documents looked up and named in the text; all that the text names, and how each stands."""
