resource "random_id" "suffix" {
  byte_length = 4
}

resource "aws_s3_bucket" "logs" {
  bucket = "Logs-${random_id.suffix.hex}"
}

resource "aws_sqs_queue" "jobs" {
  name = "Jobs_of_all"
}

resource "aws_iam_role" "web" {
  name               = "Web_Role"
  assume_role_policy = "{}"
}
