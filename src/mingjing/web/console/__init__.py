"""Where officers, reviewers, leaders and custodians work. Every page knows who looks at it."""
