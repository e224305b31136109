variable "audited" {
  type    = bool
  default = true
}

resource "aws_s3_bucket" "logs" {
  bucket_prefix = "logs-"
}

resource "aws_s3_bucket" "data" {
  bucket_prefix = "data-"
}

resource "aws_s3_bucket_public_access_block" "all" {
  for_each = toset([aws_s3_bucket.logs.id, aws_s3_bucket.data.id])

  bucket                  = each.value
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_iam_policy" "read" {
  name_prefix = "read-"
  policy      = jsonencode({ Version = "2012-10-17", Statement = [] })
}

resource "aws_iam_role_policy_attachment" "app" {
  for_each = toset([
    aws_iam_policy.read.arn,
    "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore",
  ])

  role       = "app"
  policy_arn = each.key
}

resource "aws_subnet" "public" {
  for_each   = { a = "10.0.1.0/24", b = "10.0.2.0/24" }
  vpc_id     = "vpc-0123456789abcdef0"
  cidr_block = each.value
}

locals {
  subnet_ids = [for subnet in aws_subnet.public : subnet.id]
}

resource "aws_efs_mount_target" "data" {
  for_each       = var.audited ? toset(local.subnet_ids) : toset([])
  file_system_id = "fs-0123456789abcdef0"
  subnet_id      = each.value
}

resource "aws_route_table_association" "public" {
  for_each       = toset([for subnet in aws_subnet.public : subnet.id])
  subnet_id      = each.key
  route_table_id = "rtb-0123456789abcdef0"
}
