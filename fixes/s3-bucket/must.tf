data "aws_caller_identity" "current" {}

resource "aws_s3_bucket" "data" {
  bucket = "${slot("name", "data")}-${data.aws_caller_identity.current.account_id}"

  tags = slot("tags", "data")
}
