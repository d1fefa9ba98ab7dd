#pragma once

#include "CountingProcessor.h"
#include "FunctionProcessor.h"
#include "LatencyProcessor.h"
#include "MidiGeneratorProcessor.h"
#include "OnePoleProcessor.h"
#include "ParameterProcessor.h"
#include "RebuildingProcessor.h"
#include "ScalingProcessor.h"
#include "SidechainProcessor.h"
#include "TestProcessor.h"
#include "ThrowingProcessor.h"
