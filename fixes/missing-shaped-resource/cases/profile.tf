resource "aws_iam_role" "batch" {
  name = "batch"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "batch.amazonaws.com" }
    }]
  })
}

resource "aws_launch_template" "jobs" {
  name_prefix = "jobs-"

  iam_instance_profile {
    name = aws_iam_instance_profile.jobs.name
  }
}
