"""The panel Nơi nhận: who receives this document, as its own words tell, beside the list that stands on the page."""
