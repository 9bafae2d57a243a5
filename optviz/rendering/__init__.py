"""What a picture shows, as plain arrays, and pictures that stand still."""
