"""Rulebooks: what each regime demands, as data. `rulebook(regime)` gives the rules that are in force."""

from .load import REGIMES, Layer, Rule, Rulebook, RulebookError, load, parse_layer, regime_on, with_layer

__all__ = ["REGIMES", "Layer", "Rule", "Rulebook", "RulebookError", "load", "parse_layer", "regime_on", "with_layer"]
