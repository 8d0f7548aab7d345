"""Makes filled copies of the form as Word, LibreOffice and OpenOffice.org write them."""
