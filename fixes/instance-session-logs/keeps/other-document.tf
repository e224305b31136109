resource "aws_s3_bucket" "scripts" {
  bucket = "shop-scripts"
}

resource "aws_ssm_document" "setup" {
  name          = "shop-setup"
  document_type = "Command"
  content       = jsonencode({ schemaVersion = "2.2", bucket = aws_s3_bucket.scripts.id })
}

resource "aws_iam_role" "web" {
  name = "shop-web"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "ec2.amazonaws.com" }
    }]
  })
}
