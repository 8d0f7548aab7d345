"""A ZIP package whose bytes depend on its parts alone."""

import io
import zipfile

EPOCH = (1980, 1, 1, 0, 0, 0)  # what Word writes; ODF programs write the time of saving


def zip_package(parts: dict[str, str | bytes], stored: tuple[str, ...] = ()) -> bytes:
    """The parts in their order, deflated but for those named in `stored`."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in parts.items():
            info = zipfile.ZipInfo(name, EPOCH)
            info.compress_type = zipfile.ZIP_STORED if name in stored or name.endswith("/") else zipfile.ZIP_DEFLATED
            archive.writestr(info, content)
    return buffer.getvalue()
