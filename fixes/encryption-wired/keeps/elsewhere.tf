provider "aws" {
  alias  = "west"
  region = "us-west-2"
}

resource "aws_kms_key" "main" {
  enable_key_rotation = true
}

resource "aws_sqs_queue" "jobs" {
  provider = aws.west
  name     = "jobs"
}

resource "aws_db_instance" "replica" {
  replicate_source_db = "shop"
  instance_class      = "db.t3.micro"
}
