"""The one reader of Markdown: what it reads is what it draws, and each part knows where its author wrote it."""
