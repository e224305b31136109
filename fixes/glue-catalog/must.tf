resource "aws_glue_catalog_database" "main" {
  name = slot("name", "catalog")
}

resource "aws_iam_role" "crawler" {
  name = slot("name", "crawler-role", 64)

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect    = "Allow"
        Action    = "sts:AssumeRole"
        Principal = { Service = "glue.amazonaws.com" }
      }
    ]
  })

  tags = slot("tags")
}

resource "aws_iam_role_policy_attachment" "crawler" {
  role       = aws_iam_role.crawler.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AWSGlueServiceRole"
}

resource "aws_iam_role_policy" "crawler" {
  name = slot("name", "crawler-policy")
  role = aws_iam_role.crawler.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = ["s3:GetObject", "s3:ListBucket"]
        Resource = [slot.app_bucket.arn, "${slot.app_bucket.arn}/*"]
      },
      # Whatever key the bucket has, and for nothing but the bucket
      {
        Effect    = "Allow"
        Action    = "kms:Decrypt"
        Resource  = "arn:aws:kms:*:*:key/*"
        Condition = { StringLike = { "kms:EncryptionContext:aws:s3:arn" = "${slot.app_bucket.arn}*" } }
      },
    ]
  })
}

resource "aws_glue_crawler" "main" {
  name          = slot("name", "crawler")
  database_name = aws_glue_catalog_database.main.name
  role          = aws_iam_role.crawler.arn
  schedule      = "cron(0 2 * * ? *)"

  s3_target {
    path = "s3://${slot.app_bucket.bucket}"
  }

  tags = slot("tags")
}
