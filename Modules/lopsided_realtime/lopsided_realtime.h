/*******************************************************************************
BEGIN_JUCE_MODULE_DECLARATION

  ID:                 lopsided_realtime
  vendor:             lopsided
  version:            0.1.0
  name:               Lopsided realtime
  description:        Wait-free and lock-free building blocks for audio code
  website:
  license:            ISC
  minimumCppStandard: 20

  dependencies:       

END_JUCE_MODULE_DECLARATION
*******************************************************************************/
#pragma once
