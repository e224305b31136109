# What the output shows may be what it says in a way of its own.
output "region" {
  shows = "eu-west-1"
}
