/*******************************************************************************
BEGIN_JUCE_MODULE_DECLARATION

  ID:                 lopsided_plugins
  vendor:             lopsided
  version:            0.1.0
  name:               Lopsided plugins
  description:        Plugin formats and built-in processors
  website:
  license:            ISC
  minimumCppStandard: 20

  dependencies:       lopsided_graph

END_JUCE_MODULE_DECLARATION
*******************************************************************************/
#pragma once
