"""What must hold: base.py says what a rule and a site are, every other module is one rule, found by walking."""
