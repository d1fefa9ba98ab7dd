/*******************************************************************************
BEGIN_JUCE_MODULE_DECLARATION

  ID:                 lopsided_engine
  vendor:             lopsided
  version:            0.1.0
  name:               Lopsided engine
  description:        A graph of plugins as one AudioProcessor, edited while it plays
  website:
  license:            ISC
  minimumCppStandard: 20

  dependencies:       lopsided_rcu lopsided_graph

END_JUCE_MODULE_DECLARATION
*******************************************************************************/
#pragma once
