variable "subnets" {
  type    = list(string)
  default = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
}

variable "days" {
  type    = number
  default = "some days"
}

resource "aws_instance" "main" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.micro"
  subnet_id     = var.subnets
}

output "days" {
  value = var.days
}

# Parts are nothing that it counts in, 100 seconds are no minutes, and in which unit the metric is nobody says.
resource "aws_sqs_queue" "units" {
  max_message_size = "12 parts"
}

resource "aws_codebuild_project" "units" {
  name          = "units"
  service_role  = "arn:aws:iam::123456789012:role/build"
  build_timeout = "100 seconds"

  artifacts {
    type = "NO_ARTIFACTS"
  }

  environment {
    compute_type = "BUILD_GENERAL1_SMALL"
    image        = "aws/codebuild/standard:7.0"
    type         = "LINUX_CONTAINER"
  }

  source {
    type      = "NO_SOURCE"
    buildspec = "version: 0.2"
  }
}

resource "aws_cloudwatch_metric_alarm" "units" {
  alarm_name          = "units"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
  metric_name         = "Waiting"
  threshold           = "5 minutes"
}
