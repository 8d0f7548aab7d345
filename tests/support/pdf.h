#pragma once

#include <string>
#include <vector>

namespace schede::test {

/// A page of 600 by 800 points; places are counted from its upper left corner.
struct PdfPage {
  std::string content;               ///< its drawing operators
  std::vector<std::string> widgets;  ///< dictionaries of form fields on it, without "<<" and ">>"
};

/// A PDF in memory. Its fonts are /F1 (Helvetica) and /F2 (Helvetica-Bold); /Im is a grey picture. `trailer`: what else stands in its
/// trailer.
[[nodiscard]] std::string pdf(const std::vector<PdfPage>& pages, const std::string& trailer = {});

/// Words from a place on, on a baseline.
[[nodiscard]] std::string pdf_text(double x, double y, const std::string& words, double size = 10, const std::string& font = "F1");

/// A drawn line.
[[nodiscard]] std::string pdf_line(double x1, double y1, double x2, double y2);

/// The lines of a table with these columns and rows.
[[nodiscard]] std::string pdf_grid(const std::vector<double>& across, const std::vector<double>& down);

/// The members of a field's dictionary that put it at a place.
[[nodiscard]] std::string pdf_field(const std::string& name, double left, double top, double right, double bottom,
                                    const std::string& members);

}  // namespace schede::test
