"""The least that a Streamlit app can do to show a path: one slider, one contour, one line."""

import numpy as np
import plotly.graph_objects as go
import streamlit as st

AXIS = np.linspace(-3, 3, 60)
HEIGHTS = 0.1 * AXIS**2 + 2 * AXIS[:, None] ** 2
STEPS = np.arange(51)

rate = st.slider("rate", 0, 100, 50)
decay = 0.85 + 0.001 * rate
x, y = -2.5 * decay**STEPS, 2 * (-decay) ** STEPS
figure = go.Figure([go.Contour(x=AXIS, y=AXIS, z=HEIGHTS), go.Scatter(x=x, y=y, mode="lines")])
st.plotly_chart(figure)
