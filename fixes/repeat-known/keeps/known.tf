variable "names" {
  type    = set(string)
  default = ["a", "b"]
}

variable "kms_key_id" {
  type    = string
  default = null
}

resource "aws_s3_bucket" "all" {
  for_each = var.names
  bucket   = each.key
}

resource "aws_s3_bucket_versioning" "all" {
  for_each = aws_s3_bucket.all
  bucket   = each.value.id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_public_access_block" "all" {
  for_each            = { for name, bucket in aws_s3_bucket.all : name => bucket.id }
  bucket              = each.value
  block_public_acls   = true
  block_public_policy = true
}

resource "aws_s3_object" "all" {
  for_each = toset([for bucket in aws_s3_bucket.all : bucket.bucket])
  bucket   = each.key
  key      = "readme"
  content  = "none"
}

resource "aws_subnet" "private" {
  count      = var.kms_key_id == null ? 2 : 3
  vpc_id     = "vpc-0123456789abcdef0"
  cidr_block = cidrsubnet("10.0.0.0/16", 8, count.index)
}

resource "aws_efs_mount_target" "data" {
  count          = length(aws_subnet.private[*].id)
  file_system_id = "fs-0123456789abcdef0"
  subnet_id      = aws_subnet.private[count.index].id
}

resource "aws_acm_certificate" "main" {
  domain_name       = "example.com"
  validation_method = "DNS"
}

resource "aws_route53_record" "validation" {
  for_each = { for one in aws_acm_certificate.main.domain_validation_options : one.domain_name => one }
  zone_id  = "Z0123456789"
  name     = each.value.resource_record_name
  type     = each.value.resource_record_type
  records  = [each.value.resource_record_value]
  ttl      = 60
}

data "aws_availability_zones" "available" {
  state = "available"
}

resource "aws_ebs_volume" "data" {
  for_each          = toset(data.aws_availability_zones.available.names)
  availability_zone = each.key
  size              = 10
}
