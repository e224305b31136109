provider "aws" {
  region = "eu-west-1"

  default_tags {
    tags = {
      Project = "shop"
    }
  }
}

locals {
  tags = {
    Project = "shop"
  }
}

resource "aws_iam_role" "worker" {
  name               = "orders"
  assume_role_policy = data.aws_iam_policy_document.assume.json
}

data "aws_iam_policy_document" "assume" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["lambda.amazonaws.com"]
    }
  }
}

resource "aws_iam_role_policy_attachment" "worker" {
  role       = aws_iam_role.worker.name
  policy_arn = "arn:aws:iam::aws:policy/AmazonSQSFullAccess"
}

resource "aws_s3_bucket" "copy" {
  provider = aws.dr
  bucket   = "orders-copy"
}

output "queue" {
  value = aws_sqs_queue.orders.url
}
