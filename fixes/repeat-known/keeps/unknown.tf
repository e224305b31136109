resource "random_integer" "count" {
  min = 1
  max = 3
}

resource "aws_sqs_queue" "some" {
  count = random_integer.count.result
}

resource "aws_subnet" "private" {
  count      = 2
  vpc_id     = "vpc-0123456789abcdef0"
  cidr_block = cidrsubnet("10.0.0.0/16", 8, count.index)
}

resource "aws_efs_mount_target" "data" {
  for_each       = toset(aws_subnet.private[*].id)
  file_system_id = "fs-0123456789abcdef0"
  subnet_id      = each.value
}

output "first_target" {
  value = aws_efs_mount_target.data[aws_subnet.private[0].id].id
}
