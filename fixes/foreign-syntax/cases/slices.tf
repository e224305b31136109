data "aws_availability_zones" "all" {
  state = "available"
}

locals {
  zones = data.aws_availability_zones.all.names[0:2]
  rest  = data.aws_availability_zones.all.names[2:]
}
