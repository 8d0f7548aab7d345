#pragma once

#include <string_view>

/// Files that are part of the program (cmake/embed.cmake).
namespace schede::embedded {

extern const std::string_view form_schema;   ///< forms/schede-form.rng
extern const std::string_view default_form;  ///< forms/agire-por-gemellaggi.xml

}  // namespace schede::embedded
