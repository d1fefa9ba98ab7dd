/*******************************************************************************
BEGIN_JUCE_MODULE_DECLARATION

  ID:                 lopsided_session
  vendor:             lopsided
  version:            0.1.0
  name:               Lopsided session
  description:        Session files
  website:
  license:            ISC
  minimumCppStandard: 20

  dependencies:       lopsided_engine lopsided_plugins

END_JUCE_MODULE_DECLARATION
*******************************************************************************/
#pragma once
