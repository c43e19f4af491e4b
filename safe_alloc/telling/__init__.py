"""How it is told: outcomes in; sentences, pictures and folders out."""
