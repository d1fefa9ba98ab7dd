/*******************************************************************************
BEGIN_JUCE_MODULE_DECLARATION

  ID:                 lopsided_rcu
  vendor:             lopsided
  version:            0.1.0
  name:               Lopsided rcu
  description:        Publishes immutable objects to wait-free readers; the producer frees them
  website:
  license:            ISC
  minimumCppStandard: 20

  dependencies:       lopsided_realtime

END_JUCE_MODULE_DECLARATION
*******************************************************************************/
#pragma once
