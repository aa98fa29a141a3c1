"""Notices to citizens: found among what was judged, sent by mail and text message, with the outcome in the feed."""
