variable "replicate" {
  type    = bool
  default = true
}

resource "aws_s3_bucket" "photos" {
  bucket = "shop-photos"
}

resource "aws_s3_bucket" "copy" {
  count  = var.replicate ? 1 : 0
  bucket = "shop-photos-copy"
}

resource "aws_s3_bucket_replication_configuration" "photos" {
  count  = var.replicate ? 1 : 0
  bucket = aws_s3_bucket.photos.id
  role   = aws_iam_role.replication[0].arn

  rule {
    status = "Enabled"

    destination {
      bucket = aws_s3_bucket.copy[0].arn
    }
  }
}

resource "aws_iam_role" "replication" {
  count = var.replicate ? 1 : 0
  name = "shop-replication"

  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "s3.amazonaws.com" } }]
  })
}
