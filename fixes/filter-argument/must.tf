data "aws_subnets" "this" {
  filter {
    name   = slot("filter")
    values = slot("values")
  }
}
