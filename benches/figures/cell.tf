variable "name_NUMBER" {
  description = "The name of cell NUMBER"
  type        = string
  default     = "cell-NUMBER"
}

resource "aws_vpc" "v_NUMBER" {
  cidr_block           = "10.0.0.0/16"
  enable_dns_hostnames = true

  tags = {
    Name = "${var.name_NUMBER}-vpc"
  }
}

resource "aws_subnet" "s_NUMBER" {
  vpc_id     = aws_vpc.v_NUMBER.id
  cidr_block = cidrsubnet(aws_vpc.v_NUMBER.cidr_block, 8, 1)

  tags = {
    Name = "${var.name_NUMBER}-subnet" # one is enough
  }
}

resource "aws_security_group" "g_NUMBER" {
  name        = "${var.name_NUMBER}-sg"
  description = "Web traffic"
  vpc_id      = aws_vpc.v_NUMBER.id

  ingress {
    description = "HTTPS"
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = ["10.0.0.0/8"]
  }
}

resource "aws_iam_role" "r_NUMBER" {
  name = "${var.name_NUMBER}-role"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "ec2.amazonaws.com" }
    }]
  })
}

resource "aws_s3_bucket" "b_NUMBER" {
  bucket = "${var.name_NUMBER}-data"
}

resource "aws_cloudwatch_log_group" "l_NUMBER" {
  name              = "/app/${var.name_NUMBER}"
  retention_in_days = 30
}

output "subnet_NUMBER" {
  description = "The subnet of cell NUMBER"
  value       = aws_subnet.s_NUMBER.id
}

