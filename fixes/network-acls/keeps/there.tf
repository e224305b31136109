resource "aws_network_acl" "any" {
  vpc_id = "vpc-0"
}
