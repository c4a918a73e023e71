"""The deck Chẩn đoán: what stands well and what does not with Văn Thư on this computer, and a report of it for the help desk."""
