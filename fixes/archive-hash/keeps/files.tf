data "archive_file" "one" {
  type        = "zip"
  source_dir  = "${path.module}/one"
  output_path = "${path.module}/app.zip"
}

data "archive_file" "other" {
  type        = "zip"
  source_dir  = "${path.module}/other"
  output_path = "${path.module}/app.zip"
}

resource "aws_s3_object" "app" {
  bucket = "shop-artifacts"
  key    = "app.zip"
  source = "${path.module}/app.zip"
  etag   = filemd5("${path.module}/app.zip")
}

resource "aws_s3_object" "page" {
  bucket = "shop-artifacts"
  key    = "index.html"
  source = "${path.module}/index.html"
  etag   = filemd5("${path.module}/index.html")
}
