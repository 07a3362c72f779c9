# The Python package (pyproject.toml): what CMake builds of it is the component "python".
set(python ${PROJECT_BINARY_DIR}/python/racpsy)
add_custom_command(OUTPUT ${python}/_request.py DEPENDS racpsy_cli VERBATIM
  COMMAND ${CMAKE_COMMAND} -E make_directory ${python}
  COMMAND ${CMAKE_COMMAND} -E env --unset=RACPSY_RULES $<TARGET_FILE:racpsy_cli> --generate python -o ${python}/_request.py)
add_custom_target(racpsy_python DEPENDS racpsy_c racpsy_cli ${python}/_request.py)

if(SKBUILD)
  # The library and the program need nothing of the system's C++ library.
  target_link_options(racpsy_c PRIVATE -static-libstdc++ -static-libgcc -s)
  target_link_options(racpsy_cli PRIVATE -static-libstdc++ -static-libgcc -s)
  install(TARGETS racpsy_c LIBRARY DESTINATION racpsy COMPONENT python)
  install(TARGETS racpsy_cli RUNTIME DESTINATION racpsy COMPONENT python)
  install(FILES ${python}/_request.py DESTINATION racpsy COMPONENT python)
endif()
