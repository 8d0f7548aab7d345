#pragma once

#include <string>
#include <vector>

#include "extractors/definition/check_definition.h"
#include "pipeline/host/failure.h"

namespace schede {

/// A file with a form definition. Throws Failure(no_input).
[[nodiscard]] std::string read_definition_file(const std::string& name);

/// The form that it defines. Throws Failure(bad_definition) with every error by line.
[[nodiscard]] Form form_in(const std::string& name, const std::string& definition);

/// "orti.xml:12: errore: percorso …", a line each.
[[nodiscard]] std::string finding_lines(const std::string& name, const std::vector<DefinitionFinding>& findings, Language language);

/// How many there are: "2 errori, 1 avviso".
[[nodiscard]] std::string finding_counts(const std::vector<DefinitionFinding>& findings, Language language);

}  // namespace schede
