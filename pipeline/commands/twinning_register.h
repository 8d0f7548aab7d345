#pragma once

#include <filesystem>

#include "outputs/twinnings/participants.h"
#include "pipeline/ingest/registers.h"

namespace schede {

/// Of the registers of several forms the one that asks for candidatures. Throws Failure(usage) where none does.
[[nodiscard]] RegisterPlace register_asking_for_candidatures(const FormSet& forms);

/// Those of the current returns of a register. The form must outlive them. Throws Failure as read_register_of.
[[nodiscard]] Participants participants_of(const std::filesystem::path& folder, const Form& form);

}  // namespace schede
