output "network" {
  value = aws_vpc.main.id
}
