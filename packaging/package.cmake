# The Debian package: cmake --preset package && cmake --build --preset package && cd build/package && cpack -G DEB

set(made ${CMAKE_BINARY_DIR}/packaging)
set(manuals ${made}/schede.1.gz ${made}/schede.conf.5.gz ${made}/schede-form.5.gz
  ${made}/it/schede.1.gz ${made}/it/schede.conf.5.gz ${made}/it/schede-form.5.gz)
file(MAKE_DIRECTORY ${made})
add_custom_command(
  OUTPUT ${manuals} ${made}/schede.conf
  COMMAND ${CMAKE_SOURCE_DIR}/packaging/manuals $<TARGET_FILE:schede> ${CMAKE_SOURCE_DIR}
  WORKING_DIRECTORY ${made}
  DEPENDS schede packaging/manuals packaging/schede.1.md packaging/schede.conf.5.md packaging/schede.conf docs/form-definitions.md
    packaging/it/schede.1.md packaging/it/schede.conf.5.md docs/it/definizioni.md
)
add_custom_command(
  OUTPUT ${made}/changelog.gz
  COMMAND gzip -9n <${CMAKE_SOURCE_DIR}/packaging/changelog >${made}/changelog.gz
  DEPENDS packaging/changelog
)
add_custom_target(manuals ALL DEPENDS ${manuals} ${made}/schede.conf ${made}/changelog.gz)

install(FILES ${made}/schede.1.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES ${made}/schede.conf.5.gz ${made}/schede-form.5.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man5)
install(FILES ${made}/it/schede.1.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/it/man1)
install(FILES ${made}/it/schede.conf.5.gz ${made}/it/schede-form.5.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/it/man5)
install(FILES ${made}/schede.conf DESTINATION /etc/schede)
install(FILES packaging/completion.bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME schede)
install(FILES packaging/schede-ingest.service packaging/schede-ingest.timer packaging/schede-watch.service
  packaging/notify-schede@.service DESTINATION /lib/systemd/system)
install(FILES packaging/services.conf DESTINATION /lib/systemd/system/schede-.service.d RENAME 10-services.conf)
install(FILES packaging/sysusers.conf DESTINATION /usr/lib/sysusers.d RENAME schede.conf)
install(FILES packaging/tmpfiles.conf DESTINATION /usr/lib/tmpfiles.d RENAME schede.conf)
install(PROGRAMS packaging/slurm/schede-slurm DESTINATION ${CMAKE_INSTALL_BINDIR})
install(FILES packaging/slurm/schede-extract.sbatch packaging/slurm/schede-consolidate.sbatch DESTINATION ${CMAKE_INSTALL_DATADIR}/schede/slurm)
install(FILES packaging/copyright ${made}/changelog.gz docs/operator.md docs/several-machines.md docs/analyst.md docs/form-definitions.md
  docs/it/operatore.md docs/it/analista.md docs/it/definizioni.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(DIRECTORY samples/blank samples/returned DESTINATION ${CMAKE_INSTALL_DOCDIR}/examples)

set(CPACK_GENERATOR DEB)
set(CPACK_SET_DESTDIR ON)
set(CPACK_STRIP_FILES ON)
set(CPACK_PACKAGE_CONTACT ${SCHEDE_MAINTAINER})
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION text)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "libreoffice-writer-nogui, tesseract-ocr-ita")
set(CPACK_DEBIAN_PACKAGE_DEPENDS "systemd | systemd-standalone-sysusers, systemd | systemd-standalone-tmpfiles")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "filled survey forms into a register and a gap report")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION "Reads the Word and OpenDocument files in which public bodies send back a
survey form, however they were filled in, and keeps a register of them: one
row a return, with clean telephone numbers, addresses, places and chosen
areas. A gap report says what is missing, doubtful or unread.
.
A timer takes in what is new in a drop folder. Documents are never changed.")
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA ${CMAKE_SOURCE_DIR}/packaging/conffiles ${CMAKE_SOURCE_DIR}/packaging/postinst
  ${CMAKE_SOURCE_DIR}/packaging/prerm ${CMAKE_SOURCE_DIR}/packaging/postrm)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
include(CPack)
