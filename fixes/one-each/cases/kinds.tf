variable "subnet_ids" {
  type    = list(string)
  default = ["subnet-0", "subnet-1"]
}

resource "aws_subnet" "counted" {
  count      = 2
  vpc_id     = "vpc-0"
  cidr_block = "10.0.${count.index}.0/24"
}

resource "aws_subnet" "keyed" {
  for_each   = { a = 1, b = 2 }
  vpc_id     = "vpc-0"
  cidr_block = "10.1.${each.value}.0/24"
}

resource "aws_route_table_association" "keyed" {
  subnet_id      = [for subnet in aws_subnet.keyed : subnet.id]
  route_table_id = "rtb-0"
}

resource "aws_route_table_association" "listed" {
  subnet_id      = var.subnet_ids
  route_table_id = "rtb-0"
}

resource "aws_efs_mount_target" "counted" {
  count          = 2
  file_system_id = "fs-0"
  subnet_ids     = aws_subnet.counted.*.id
}
