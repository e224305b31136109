# Names as CloudFormation and the SDKs write them.
resource "aws_vpc" "main" {
  cidrBlock          = "10.0.0.0/16"
  EnableDnsHostnames = true
}

resource "aws_security_group" "web" {
  name  = "web"
  VpcId = aws_vpc.main.id

  ingres {
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = ["10.0.0.0/16"]
  }
}

resource "aws_s3_bucket" "logs" {
  bucket = "example-logs"
}

resource "aws_s3_bucket_lifecycle_configuration" "logs" {
  bucket = aws_s3_bucket.logs.id

  rule {
    id     = "parts"
    status = "Enabled"

    filter {}

    AbortIncompleteMultipartUpload {
      DaysAfterInitiation = 7
    }
  }
}
