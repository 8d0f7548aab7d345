#include "tests/support/pdf.h"

#include <cstdio>

namespace schede::test {
namespace {

constexpr double height = 800;

std::string number(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.2f", value);
  return text;
}

std::string point(double x, double y) { return number(x) + " " + number(height - y); }

std::string stream(const std::string& dictionary, const std::string& content) {
  return "<<" + dictionary + "/Length " + std::to_string(content.size()) + ">>\nstream\n" + content + "\nendstream";
}

std::string reference(std::size_t object) { return std::to_string(object) + " 0 R "; }

/// Objects by number, from 1 on, and where they are.
std::string file_of(const std::vector<std::string>& objects, const std::string& trailer) {
  std::string file = "%PDF-1.7\n", places = "0000000000 65535 f \n";
  for (std::size_t number = 0; number < objects.size(); ++number) {
    char place[32];
    std::snprintf(place, sizeof place, "%010zu 00000 n \n", file.size());
    places += place;
    file += std::to_string(number + 1) + " 0 obj\n" + objects[number] + "\nendobj\n";
  }
  const std::string size = std::to_string(objects.size() + 1);
  const std::string table = std::to_string(file.size());
  return file + "xref\n0 " + size + "\n" + places + "trailer\n<</Root 1 0 R/Size " + size + trailer + ">>\nstartxref\n" + table +
         "\n%%EOF\n";
}

}  // namespace

std::string pdf(const std::vector<PdfPage>& pages, const std::string& trailer) {
  std::vector<std::string> objects = {
      "", "", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
      "<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>",
      stream("/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8", "\x80")};
  std::string kids, fields;
  for (const PdfPage& page : pages) {
    std::string annotations;
    for (const std::string& widget : page.widgets) {
      objects.push_back("<</Type/Annot/Subtype/Widget" + widget + ">>");
      annotations += reference(objects.size());
    }
    fields += annotations;
    objects.push_back(stream("", page.content));
    objects.push_back(
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</Font<</F1 3 0 R/F2 4 0 R>>/XObject<</Im 5 0 R>>>>/Contents " +
        reference(objects.size()) + "/Annots[" + annotations + "]>>");
    kids += reference(objects.size());
  }
  objects[0] = "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[" + fields + "]>>>>";
  objects[1] = "<</Type/Pages/Kids[" + kids + "]/Count " + std::to_string(pages.size()) + ">>";
  return file_of(objects, trailer);
}

std::string pdf_text(double x, double y, const std::string& words, double size, const std::string& font) {
  return "BT /" + font + " " + number(size) + " Tf " + point(x, y) + " Td (" + words + ") Tj ET\n";
}

std::string pdf_line(double x1, double y1, double x2, double y2) { return "0.5 w " + point(x1, y1) + " m " + point(x2, y2) + " l S\n"; }

std::string pdf_grid(const std::vector<double>& across, const std::vector<double>& down) {
  std::string lines;
  for (const double x : across) lines += pdf_line(x, down.front(), x, down.back());
  for (const double y : down) lines += pdf_line(across.front(), y, across.back(), y);
  return lines;
}

std::string pdf_field(const std::string& name, double left, double top, double right, double bottom, const std::string& members) {
  return "/T(" + name + ")/Rect[" + point(left, bottom) + " " + point(right, top) + "]" + members;
}

}  // namespace schede::test
