"""What a project is made of, once read: frozen data that every later part works on."""
