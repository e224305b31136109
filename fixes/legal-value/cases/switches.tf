resource "aws_ec2_transit_gateway" "hub" {
  description                     = "hub"
  auto_accept_shared_attachments  = false
  default_route_table_association = "disabled"
  dns_support                     = true
}

resource "aws_s3_bucket_versioning" "data" {
  bucket = "example-data"

  versioning_configuration {
    status = true
  }
}

resource "aws_dms_endpoint" "source" {
  endpoint_id     = "source"
  endpoint_type   = "source"
  engine_name     = "oracle"
  ssl_mode        = "verify_ca"
  certificate_arn = "arn:aws:dms:eu-west-1:123456789012:cert:example"
}
