data "aws_vpcs" "default" {
  filter {
    name   = "is-default"
    values = ["true"]
  }
}
