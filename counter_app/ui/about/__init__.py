"""Help: keys, versions, licences, where the data lie, whether this PC is fit."""
