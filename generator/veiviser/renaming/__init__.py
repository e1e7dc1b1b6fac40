"""Names that are changed everywhere: of screens, choices, answers, flows and facts."""
