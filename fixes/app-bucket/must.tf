data "aws_caller_identity" "current" {}

resource "aws_s3_bucket" "assets" {
  bucket = "${slot("name", "assets", 50)}-${data.aws_caller_identity.current.account_id}"

  tags = slot("tags", "assets")
}
