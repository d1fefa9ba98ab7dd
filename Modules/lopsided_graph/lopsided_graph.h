/*******************************************************************************
BEGIN_JUCE_MODULE_DECLARATION

  ID:                 lopsided_graph
  vendor:             lopsided
  version:            0.1.0
  name:               Lopsided graph
  description:        Graph model, compiler and immutable render sequence
  website:
  license:            ISC
  minimumCppStandard: 20

  dependencies:       lopsided_realtime juce_audio_processors

END_JUCE_MODULE_DECLARATION
*******************************************************************************/
#pragma once
