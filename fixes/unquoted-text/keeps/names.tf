locals {
  size = 20
}

resource "aws_ebs_volume" "this" {
  availability_zone = "eu-west-1a"
  size              = large
  type              = lower(gp3)
  iops              = size
}
